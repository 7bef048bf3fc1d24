/** The functions of a script that speaks to AWS Glue through the command line of AWS. */
export const GLUE_CALLS = `export AWS_PAGER=''
glue() { aws glue "$@" --region "$REGION" --output text; }

# Runs what reads; in ANSWER the last line of what it said, and nothing where the thing does not exist.
ANSWER=''
ask() {
  local answer
  if answer="$(glue "$@" 2>&1)"; then ANSWER="\${answer##*$'\\n'}"; return; fi
  case "$answer" in
    *EntityNotFoundException*) ANSWER='' ;;
    *) fail "aws glue $1: $answer" ;;
  esac
}

# What is done, then the call that does it.
change() {
  local what="$1"
  shift
  CHANGES=$((CHANGES + 1))
  say "+ $what"
  if [ "$DRY_RUN" -eq 0 ]; then ANSWER="$(glue "$@")" || fail "$what: aws glue $1 failed"; fi
}

# A version is judged after it is taken.
wait_for() {
  local version="$1" what="$2" attempt
  for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
    ask get-schema-version --schema-version-id "$version" --query Status
    case "$ANSWER" in
      AVAILABLE) return ;;
      PENDING) sleep "\${POLL_SECONDS:-2}" ;;
      *) fail "$what: the version is \${ANSWER:-gone}: it does not keep the promise to the earlier ones" ;;
    esac
  done
  fail "$what: still not judged after $attempt looks"
}

compatibility() {
  if [ "$2" = "$3" ]; then return; fi
  change "compatibility of $1: $3 (was $2)" update-schema --cli-input-json "file://$HERE/$4/update-schema.json"
}

version() {
  local name="$1" folder="$2" latest
  ask get-schema-version --schema-id "RegistryName=$REGISTRY,SchemaName=$name" \\
    --schema-version-number LatestVersion=true --query SchemaVersionId
  latest="$ANSWER"
  ask get-schema-by-definition --cli-input-json "file://$HERE/$folder/register-schema-version.json" --query SchemaVersionId
  if [ -n "$ANSWER" ] && [ "$ANSWER" = "$latest" ]; then return; fi
  if [ -n "$ANSWER" ]; then
    fail "schema of $name: it is an earlier version ($ANSWER), and Glue does not make that the latest again: record the latest version in the program's history and change from there"
  fi
  change "schema of $name: a new version" register-schema-version \\
    --cli-input-json "file://$HERE/$folder/register-schema-version.json" --query SchemaVersionId
  if [ "$DRY_RUN" -eq 0 ]; then wait_for "$ANSWER" "schema of $name"; fi
}

# Name, folder, mode, format. A mode that refuses new versions comes after the version that is to be there.
schema() {
  local current format
  ask get-schema --schema-id "RegistryName=$REGISTRY,SchemaName=$1" --query '[Compatibility,DataFormat]'
  if [ -z "$ANSWER" ]; then
    change "schema of $1: created" create-schema --cli-input-json "file://$HERE/$2/create-schema.json" --query SchemaArn
    return
  fi
  IFS=$'\\t' read -r current format <<<"$ANSWER"
  [ "$format" = "$4" ] || fail "schema of $1 is $format there and $4 here: a schema keeps its format; give it another name"
  if [ "$3" != DISABLED ]; then compatibility "$1" "$current" "$3" "$2"; fi
  version "$1" "$2"
  if [ "$3" = DISABLED ]; then compatibility "$1" "$current" "$3" "$2"; fi
}
`;
