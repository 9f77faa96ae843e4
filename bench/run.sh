#!/bin/sh
# Builds what is missing, runs VideoConf as a user would, measures it, and prints the figures as Markdown.
#   bench/run.sh             everything: about fifteen minutes; also kept in bench/target/figures.md
#   bench/run.sh --quick     the same with fewer and shorter runs: about three minutes
#   bench/run.sh --profile   a recording of the JVM under each load, in bench/target/*.jfr, in place of the figures
#   bench/run.sh --peers     the same requests to VideoConf and to plain services in turns: about ten minutes; with "joins" or
#                            "reads" after it, only those
#   bench/run.sh --doors     the same reads through each door in turns: about two minutes
#   bench/run.sh --sockets   rooms of sockets beside socket.io and netty-socketio: about twenty minutes; with some of burst, single, paced,
#                            relay, idle and stopped after it, only those
#   bench/run.sh --latency   how soon what somebody does is on every socket, and in their own next query, beside Node, express and PostgreSQL, and
#                            beside Axon without settings: about ten minutes; with "sockets" or "query" after it, only that
#   bench/run.sh --cost      what sealing and the ledger cost, two servers in turns: about eleven minutes
#   bench/run.sh --parts     what asking for a part of a recording costs, thousands of times: about eight minutes
#   bench/run.sh --count     round trips to the stores for each request, in place of the figures
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/.mvn/find-jdk.sh"

jar=$(ls -t "$root"/bench/target/bench-*-exec.jar 2>/dev/null | head -n 1)
newer=$([ -z "$jar" ] || find "$root/pom.xml" "$root/bench/pom.xml" "$root/bench/src" "$root/demo/src/main" -newer "$jar" | head -n 1)
if [ -z "$jar" ] || [ -n "$newer" ]; then
  echo "building the load generator …" >&2
  mkdir -p "$root/target"
  (cd "$root" && ./mvnw -B -ntp -q -pl bench -am -Dmaven.test.skip=true -Dspotless.check.skip=true package) >&2
  jar=$(ls -t "$root"/bench/target/bench-*-exec.jar | head -n 1)
fi
if [ "${1:-}" = --peers ]; then
  peers=$(ls -t "$root"/bench/peers/target/bench-peers-*-exec.jar 2>/dev/null | head -n 1)
  newer=$([ -z "$peers" ] || find "$root/bench/peers/pom.xml" "$root/bench/peers/src" -newer "$peers" | head -n 1)
  if [ -z "$peers" ] || [ -n "$newer" ]; then
    echo "building the peers …" >&2
    (cd "$root" && ./mvnw -B -ntp -q -f bench/peers/pom.xml -Dmaven.test.skip=true -Dspotless.check.skip=true package) >&2
  fi
fi
if [ "${1:-}" = --latency ]; then
  rooms=$root/bench/peers-sockets
  [ -d "$rooms/node/node_modules" ] || (cd "$rooms/node" && npm ci --no-fund --no-audit) >&2
  axon=$(ls -t "$root"/bench/peers-axon/target/bench-peers-axon-*-exec.jar 2>/dev/null | head -n 1)
  newer=$([ -z "$axon" ] || find "$root/bench/peers-axon/pom.xml" "$root/bench/peers-axon/src" -newer "$axon" | head -n 1)
  if [ -z "$axon" ] || [ -n "$newer" ]; then
    echo "building the program on Axon …" >&2
    (cd "$root" && ./mvnw -B -ntp -q -f bench/peers-axon/pom.xml -Dmaven.test.skip=true -Dspotless.check.skip=true package) >&2
  fi
fi
if [ "${1:-}" = --sockets ]; then
  newer=$([ -f "$root/bench/target/edge.classpath" ] || echo none)
  [ -n "$newer" ] || newer=$(find "$root/pom.xml" "$root/signaling-edge/src" "$root/shared-api/src/main" -newer "$root/bench/target/edge.classpath" | head -n 1)
  if [ -n "$newer" ]; then
    echo "building the edge …" >&2
    (cd "$root" && ./mvnw -B -ntp -q -pl signaling-edge -am -Dspotless.check.skip=true test-compile dependency:build-classpath \
      -DincludeScope=test -Dmdep.outputFile="$root/bench/target/edge.classpath") >&2
  fi
  rooms=$root/bench/peers-sockets
  [ -d "$rooms/netty/target/lib" ] || (cd "$root" && ./mvnw -B -ntp -q -f bench/peers-sockets/netty/pom.xml package) >&2
  [ -d "$rooms/node/node_modules" ] || (cd "$rooms/node" && npm ci --no-fund --no-audit) >&2
  exec taskset -c 1 "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC -jar "$jar" --root "$root" "$@"
fi
exec "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -jar "$jar" --root "$root" "$@"
