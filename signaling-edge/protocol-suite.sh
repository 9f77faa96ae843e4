#!/bin/bash
# Runs one of the official protocol suites against this module's Engine.IO and Socket.IO.
#
#   signaling-edge/protocol-suite.sh DIR
#
# DIR is a suite's folder from the socket.io repository: docs/engine.io-protocol/v4-test-suite or
# docs/socket.io-protocol/v5-test-suite. Needs Node, and npm where DIR has no node_modules yet.
# The suites speak to port 3000, so that one must be free. The last line says "N passed, N failed".
set -uo pipefail

house=$(cd "$(dirname "$0")/.." && pwd)
suite=$(cd "${1:?usage: protocol-suite.sh DIR}" && pwd) || exit 2
port=3000
work=$(mktemp -d)
server=

stop() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null
        wait "$server" 2>/dev/null
    fi
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

give_up() {
    echo "$1" >&2
    echo "0 passed, 1 failed"
    exit 1
}

# A JDK 25: the one in JAVA_HOME, or one that is installed.
is_jdk_25() { [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25'; }
jdk=
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
        jdk=$candidate
        break
    fi
done
[ -n "$jdk" ] || give_up "No JDK 25 found: set JAVA_HOME."
export JAVA_HOME=$jdk

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    give_up "Port $port is taken, and the suites know no other."
fi

echo "building the echo server"
(cd "$house" && ./mvnw -q -pl signaling-edge -am test-compile dependency:build-classpath \
    -DincludeScope=test -Dmdep.outputFile="$work/classpath" -Dspotless.check.skip) >"$work/build" 2>&1 ||
    { cat "$work/build" >&2; give_up "The build failed."; }

module=$house/signaling-edge/target
# Netty's leak detection is set to the strictest: the suites find leaks as well.
"$jdk/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dio.netty.leakDetection.level=paranoid \
    -cp "$module/test-classes:$module/classes:$(cat "$work/classpath")" \
    io.videoconf.edge.socketio.ProtocolEcho "$port" >"$work/server" 2>&1 &
server=$!

for _ in $(seq 1 150); do
    kill -0 "$server" 2>/dev/null || { cat "$work/server" >&2; give_up "The echo server did not start."; }
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
    sleep 0.2
done

if [ ! -d "$suite/node_modules" ]; then
    (cd "$suite" && npm install --no-audit --no-fund) >"$work/npm" 2>&1 ||
        { cat "$work/npm" >&2; give_up "npm install failed."; }
fi

(cd "$suite" && npm test --silent) 2>&1 | tee "$work/result"
verdict=${PIPESTATUS[0]}

if grep -qE 'LEAK|ERROR|Exception' "$work/server"; then
    echo "the server's log:" >&2
    cat "$work/server" >&2
    verdict=1
fi

passed=$(grep -oE '^ *[0-9]+ passing' "$work/result" | grep -oE '[0-9]+')
failed=$(grep -oE '^ *[0-9]+ failing' "$work/result" | grep -oE '[0-9]+')
passed=${passed:-0}
failed=${failed:-0}
# A suite that broke off without counting its failures has not passed.
[ "$verdict" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
[ "$passed" -gt 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
