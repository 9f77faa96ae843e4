# Sourced by ./mvnw and ./videoconf: exports a JAVA_HOME that holds a JDK 25 or later (with javac), or ends the caller
# with one line that says what to install. Versions are read from the JDK's `release` file, so no JVM is started.
# POSIX sh; leaves nothing behind but JAVA_HOME (and functions named jdk_*).

jdk_required=25

# Prints the feature version of the JDK in $1 (25 of 25.0.3); fails where there is no whole JDK.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  jdk_found=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" 2>/dev/null | head -n 1)
  [ -n "$jdk_found" ] && printf '%s\n' "$jdk_found"
}

jdk_is_new_enough() {
  jdk_candidate=$(jdk_version "$1") && [ "$jdk_candidate" -ge "$jdk_required" ]
}

# Prints the home of the `java` on the PATH, with symbolic links followed.
jdk_on_path() {
  jdk_java=$(command -v java 2>/dev/null) || return 1
  jdk_hops=0
  while [ -h "$jdk_java" ] && [ "$jdk_hops" -lt 20 ]; do
    jdk_target=$(readlink "$jdk_java") || return 1
    case "$jdk_target" in
      /*) jdk_java=$jdk_target ;;
      *) jdk_java=$(dirname "$jdk_java")/$jdk_target ;;
    esac
    jdk_hops=$((jdk_hops + 1))
  done
  (cd -P "$(dirname "$jdk_java")/.." 2>/dev/null && pwd)
}

# Prints the usual places of JDKs, one a line.
jdk_usual_places() {
  for jdk_place in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/* /opt/java/* /opt/jdk/* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jdk/* \
    "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/java/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$jdk_place" ] && printf '%s\n' "$jdk_place"
  done
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$jdk_required+" 2>/dev/null
  fi
  :
}

# Prints the oldest JDK of the usual places that is new enough: the nearest to what the build is tried with.
jdk_in_usual_places() {
  jdk_usual_places | while IFS= read -r jdk_place; do
    if jdk_is_new_enough "$jdk_place"; then
      printf '%s %s\n' "$jdk_candidate" "$jdk_place"
    fi
  done | sort -n -s -k 1,1 | head -n 1 | cut -d ' ' -f 2-
}

jdk_find() {
  if [ -n "${JAVA_HOME:-}" ] && jdk_is_new_enough "$JAVA_HOME"; then
    printf '%s\n' "$JAVA_HOME"
  elif jdk_home=$(jdk_on_path) && jdk_is_new_enough "$jdk_home"; then
    printf '%s\n' "$jdk_home"
  else
    jdk_in_usual_places
  fi
}

HOME=${HOME:-/}
JAVA_HOME=$(jdk_find)
if [ -z "$JAVA_HOME" ]; then
  echo "VideoConf needs a JDK $jdk_required or later and found none: install one (for example Eclipse Temurin $jdk_required) or set JAVA_HOME to it." >&2
  exit 1
fi
export JAVA_HOME
