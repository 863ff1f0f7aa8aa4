#!/usr/bin/env bash
# The same bytes from the same sources: how releases are built, and the proof.
#
#   tests/reproducible.sh                       builds twice as strangers would, and compares: a quarter of an hour
#   tests/reproducible.sh build FOLDER [TARGET] builds once, as releases are; the program is FOLDER/tidings, or
#                                               tidings.exe
#
# The bytes depend on the sources with their Cargo.lock, on the compiler (releases take the version that Cargo.toml
# names), on the linker and C compiler, and on the target; on no path, user, machine, hour or number of threads.
set -euo pipefail
sources=$(cd "$(dirname "$0")/.." && pwd -P)

main() {
    case ${1:-twice} in
        build) build "$sources" "$2" "${3:-$(host)}" ;;
        twice) twice ;;
        *) sed -n '2,6s/^# \?//p' "$0" && exit 2 ;;
    esac
}

# The working directory as cargo calls it: on Windows bash, which comes with git there, has a name of its own for it.
here() { pwd -W 2>/dev/null || pwd -P; }

host() { rustc -vV | sed -n 's/^host: //p'; }

# Sources, the folder the program comes to lie in, a target. Where anything lies becomes the same for everyone: code of
# crates says in its panics where it stood.
build() {
    local from to home target=$3 program=tidings
    from=$(cd "$1" && here)
    mkdir -p "$2"
    to=$(cd "$2" && here)
    home=$(mkdir -p "${CARGO_HOME:-$HOME/.cargo}" && cd "${CARGO_HOME:-$HOME/.cargo}" && here)
    local remap=("$home=/cargo" "$to=/target" "$from=/tidings")
    local rust="${remap[*]/#/--remap-path-prefix=}" c="${remap[*]/#/-ffile-prefix-map=}"
    # Microsoft's C compiler keeps no paths, but like its linker the hour; and its C library is not on every Windows.
    if [[ $target == *-windows-msvc ]]; then
        rust+=" -Clink-arg=/Brepro -Ctarget-feature=+crt-static" c=-Brepro program=tidings.exe
    fi
    (
        cd "$from"
        export SOURCE_DATE_EPOCH=0 ZERO_AR_DATE=1 CARGO_INCREMENTAL=0 CARGO_HOME=$home
        export RUSTFLAGS=$rust CFLAGS=$c MSYS2_ENV_CONV_EXCL=RUSTFLAGS
        cargo build --locked --profile dist --target "$target" --target-dir "$to/target"
    )
    cp "$to/target/$target/dist/$program" "$to/$program"
}

# Two people: nothing that they may have otherwise is the same.
twice() {
    local folder one other
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    one=$folder/one other=$folder/somewhere/else/altogether
    copy "$one" && copy "$other"
    (
        umask 022
        export CARGO_HOME=$folder/cargo HOME=$folder USER=one LC_ALL=C TZ=UTC CARGO_BUILD_JOBS=2
        build "$one" "$folder/built" "$(host)"
    )
    rm -rf "$folder/built/target"
    (
        umask 077
        export CARGO_HOME=$other/.cargo/of/another HOME=$other USER=other LC_ALL=C.UTF-8 TZ=Pacific/Chatham CARGO_BUILD_JOBS=3
        build "$other" "$other/target/built/here" "$(host)"
    )
    sha256sum "$folder/built/tidings" "$other/target/built/here/tidings"
    cmp "$folder/built/tidings" "$other/target/built/here/tidings"
    # Nothing in it says where it was built.
    ! grep -aqF -e "$folder" -e "$sources" -e "$HOME/" "$folder/built/tidings"
    echo "the same $(stat --format %s "$folder/built/tidings") bytes"
}

# The sources as git has them, with what is not committed yet.
copy() {
    mkdir -p "$1"
    (cd "$sources" && git ls-files -z --cached --others --exclude-standard | tar -c --null --files-from=-) | tar -x -C "$1"
}

export RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
main "$@"
