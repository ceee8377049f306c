#!/usr/bin/env bash
# Proves that each gate can fail: plants an offence, runs the gate, wants it to fail and to say why.
#
#   config/prove-gates.sh              every gate
#   config/prove-gates.sh spotless …   these gates
#
# config/offences/<gate>/ holds files laid over the tree while the gate runs, and a file "gate":
#   line 1  the command, run from the root of the tree; it must fail
#   line 2  a text that its output must contain
#   line 3  the offence in words; without it the table names the files
#
# The tree must be clean, so that undoing loses nothing. A gate may take PROVE_SECONDS_MAX (900).
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
offences=config/offences
logs=$root/target/prove-gates
seconds_max=${PROVE_SECONDS_MAX:-900}
planted=''
worker=''

refuse() {
  printf 'prove-gates: %s\n' "$1" >&2
  exit 2
}

# Sets $builder to the newest JDK with a compiler: gates that are programs run on it, as in the build.
find_builder() {
  local home version newest=0
  builder=''
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/*jdk* "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -x "$home/bin/javac" ] && [ -r "$home/release" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if [ "${version:-0}" -gt "$newest" ]; then
      builder=$home newest=$version
    fi
  done
  [ "$newest" -ge 25 ] || refuse "no JDK from 25 up was found; newest found: $newest"
}

# What the commands of the gates call java. Maven does not: it starts as ever.
java() {
  "$builder/bin/java" "$@"
}

# The files of a gate's overlay, as paths from the root.
overlay() {
  (cd "$offences/$1" && find . -type f ! -path ./gate | sed 's#^\./##' | LC_ALL=C sort)
}

plant() {
  planted=$1
  overlay "$1" | while IFS= read -r file; do
    mkdir -p "$(dirname "$file")"
    cp "$offences/$1/$file" "$file"
  done
}

# A build does not miss a source that is gone: what was compiled from a planted one goes with it.
forget_classes() {
  local compiled
  case $1 in
    */src/main/java/*.java) compiled=${1/src\/main\/java/target\/classes} ;;
    */src/test/java/*.java) compiled=${1/src\/test\/java/target\/test-classes} ;;
    *) return 0 ;;
  esac
  rm -f "${compiled%.java}.class" "${compiled%.java}"\$*.class
}

# Files that git knows come back from it, the others go, and so do folders made for them.
undo() {
  [ -n "$planted" ] || return 0
  overlay "$planted" | while IFS= read -r file; do
    forget_classes "$file"
    if git ls-files --error-unmatch "$file" >/dev/null 2>&1; then
      git checkout -q -- "$file"
    else
      rm -f "$file"
      rmdir -p --ignore-fail-on-non-empty "$(dirname "$file")" 2>/dev/null || :
    fi
  done
  planted=''
}

stop() {
  if [ -n "$worker" ]; then
    kill -- "-$worker" 2>/dev/null || :
  fi
  undo
  # Some commands leave gates out to be quick: the next build shall look at everything again.
  rm -rf "$root"/*/target/maven-status
}

# Runs a command; timeout gives it a process group of its own. Sets $status.
run() {
  status=0
  timeout --kill-after=10 "$seconds_max" bash -c "$1" >"$2" 2>&1 </dev/null &
  worker=$!
  wait "$worker" || status=$?
  worker=''
}

row() {
  printf '%-22s | %-64s | %s\n' "$1" "$2" "$3"
}

prove() {
  local gate=$1 command wanted offence log line
  command=$(sed -n 1p "$offences/$gate/gate")
  wanted=$(sed -n 2p "$offences/$gate/gate")
  offence=$(sed -n 3p "$offences/$gate/gate")
  [ -n "$command" ] && [ -n "$wanted" ] || refuse "$offences/$gate/gate: a command and a text are wanted"
  log=$logs/$gate.log
  plant "$gate"
  run "$command" "$log"
  undo
  line=$(grep -F -m 1 -- "$wanted" "$log" | sed -e "s#$root/##g" -e 's/\x1b\[[0-9;]*m//g; s/^\[ERROR\] *//' | cut -c 1-160) || :
  offence=${offence:-$(overlay "$gate" | head -n 1)}
  if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
    row "$gate" "$offence" "NOT PROVED: no answer in $seconds_max s, see $log"
  elif [ "$status" -eq 0 ]; then
    row "$gate" "$offence" "NOT PROVED: the offence passed, see $log"
  elif [ -z "$line" ]; then
    row "$gate" "$offence" "NOT PROVED: it failed without saying \"$wanted\", see $log"
  else
    row "$gate" "$offence" "$line"
    return 0
  fi
  return 1
}

git ls-files --error-unmatch config/prove-gates.sh >/dev/null 2>&1 ||
  refuse "not a git work tree: undoing an offence needs git"
[ -z "$(git status --porcelain)" ] ||
  refuse "the tree has changes that undoing an offence could lose: commit or stash them (git status)"
gates=("$@")
if [ "${#gates[@]}" -eq 0 ]; then
  mapfile -t gates < <(cd "$offences" && LC_ALL=C ls -d */ | tr -d /)
fi
for gate in "${gates[@]}"; do
  [ -f "$offences/$gate/gate" ] || refuse "no such gate: $offences/$gate/gate"
done

find_builder
export builder
export -f java
mkdir -p "$logs"
trap stop EXIT
trap 'exit 130' INT TERM
unproved=0
row gate offence 'message seen'
for gate in "${gates[@]}"; do
  prove "$gate" || unproved=$((unproved + 1))
done
echo "${#gates[@]} gates, $unproved not proved"
[ "$unproved" -eq 0 ]
