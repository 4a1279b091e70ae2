# shellcheck shell=sh
# What notebooks/open and notebooks/run share: finds a Python that has what is needed ($python), and DuckDB for it.
# Where it is read, $here is the folder of the notebooks.
#
#   FIVEFIFTY_PYTHON        the Python to use; otherwise python3 of the PATH, or Debian's own
#   FIVEFIFTY_DUCKDB_JAR    DuckDB's Java library; otherwise Maven fetches the one that pom.xml names

fail() {
  printf 'notebooks: %s\n' "$*" >&2
  exit 1
}

# True where Python $1 can import all of the modules $2…
can_import() {
  candidate=$1
  shift
  command -v "$candidate" >/dev/null 2>&1 || return 1
  for module; do
    "$candidate" -c "import $module" >/dev/null 2>&1 || return 1
  done
}

# Sets python to the first Python that has the modules $1… and DuckDB or JPype.
find_python() {
  for found in ${FIVEFIFTY_PYTHON:-python3 /usr/bin/python3}; do
    for engine in duckdb jpype; do
      if can_import "$found" "$@" "$engine"; then
        python=$found
        return 0
      fi
    done
  done
  return 1
}

# Exports FIVEFIFTY_DUCKDB_JAR, unless Python has DuckDB itself.
find_duckdb() {
  if can_import "$python" duckdb || [ -n "${FIVEFIFTY_DUCKDB_JAR:-}" ]; then
    return 0
  fi
  version=$(sed -n 's/.*<duckdb\.version>\(.*\)<.*/\1/p' "${here:?}/../pom.xml")
  FIVEFIFTY_DUCKDB_JAR=${here:?}/target/duckdb_jdbc-$version.jar
  export FIVEFIFTY_DUCKDB_JAR
  if [ ! -e "$FIVEFIFTY_DUCKDB_JAR" ]; then
    command -v mvn >/dev/null 2>&1 ||
      fail 'Maven was not found, which fetches DuckDB. Debian: apt install maven; or for Python alone: pip install duckdb'
    printf 'Fetching DuckDB %s (once)…\n' "$version" >&2
    mvn -q -B -N -f "${here:?}/../pom.xml" dependency:copy "-Dartifact=org.duckdb:duckdb_jdbc:$version" \
      "-DoutputDirectory=$here/target" </dev/null >&2 || fail "Maven could not fetch DuckDB $version; what it said stands above"
  fi
  command -v java >/dev/null 2>&1 || [ -n "${JAVA_HOME:-}" ] ||
    fail 'Java was not found. Debian: apt install openjdk-17-jdk-headless'
}

# Notebooks run in their own folder, where a relative folder of reports would be another one.
absolute_reports() {
  case ${FIVEFIFTY_REPORTS:-/} in
    /*) ;;
    *) FIVEFIFTY_REPORTS=$(pwd)/$FIVEFIFTY_REPORTS && export FIVEFIFTY_REPORTS ;;
  esac
}
