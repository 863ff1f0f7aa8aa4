#!/usr/bin/env bash
# The same bytes from the same sources: how releases are built, and the proof.
#
#   tests/reproducible.sh                       builds twice as strangers would, on machines made anew where it may make
#                                               them, and compares: a quarter of an hour
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
        *) sed -n '2,7s/^# \?//p' "$0" && exit 2 ;;
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
    # Of those that fit the last counts.
    local remap=("$from=/tidings" "$home=/cargo" "$to=/target")
    local rust="${remap[*]/#/--remap-path-prefix=}" c="${remap[*]/#/-ffile-prefix-map=}"
    # Microsoft's C compiler keeps no paths, but like its linker the hour; and its C library is not on every Windows.
    if [[ $target == *-windows-msvc ]]; then
        rust+=" -Clink-arg=/Brepro -Ctarget-feature=+crt-static" c=-Brepro program=tidings.exe
    fi
    (
        cd "$from"
        export SOURCE_DATE_EPOCH=0 ZERO_AR_DATE=1 CARGO_INCREMENTAL=0 CARGO_HOME=$home
        export RUSTFLAGS=$rust CFLAGS=$c MSYS2_ENV_CONV_EXCL=RUSTFLAGS
        crates "$to/crates"
        cargo build --locked --profile dist --target "$target" --target-dir "$to/target" \
            --config 'source.crates-io.replace-with="crates"' --config "source.crates.directory='$to/crates'"
    )
    cp "$to/target/$target/dist/$program" "$to/$program"
}

# The crates of Cargo.lock in a folder. One is changed: the build script of minify-html-common 0.0.3 writes its tables in
# the order of a hash map, which is another one at each run. It gets a hasher without a seed.
crates() {
    local changed=$1/minify-html-common-0.0.3
    local map="type HashMap<K, V> = std::collections::HashMap<K, V, std::hash::BuildHasherDefault<std::hash::DefaultHasher>>;"
    rm -rf "$1"
    cargo vendor --locked --quiet --versioned-dirs "$1" >/dev/null
    sed "s/^use std::collections::HashMap;\$/$map/" "$changed/build.rs" >"$changed/new"
    grep -qF "$map" "$changed/new"
    mv "$changed/new" "$changed/build.rs"
    # Cargo holds the files that are listed here to their sums.
    sed 's/"files":{[^}]*}/"files":{}/' "$changed/.cargo-checksum.json" >"$changed/new"
    mv "$changed/new" "$changed/.cargo-checksum.json"
}

# Two strangers: nothing that they may have otherwise is the same. Each has a machine of his own, made anew, where that
# can be done: as root, with debootstrap. The site that each builds with his program is compared too.
twice() {
    folder=$(mktemp -d)
    trap clear_away EXIT
    export CARGO_HOME=${CARGO_HOME:-$HOME/.cargo}
    cargo fetch --locked --quiet --manifest-path "$sources/Cargo.toml"
    stranger one tidings 022 LC_ALL=C TZ=UTC CARGO_BUILD_JOBS=2 RAYON_NUM_THREADS=1
    stranger other somewhere/else/altogether 077 LC_ALL=C.UTF-8 TZ=Pacific/Chatham CARGO_BUILD_JOBS=3
    local one=$folder/one/tidings/target/built other=$folder/other/somewhere/else/altogether/target/built
    sha256sum "$one/tidings" "$other/tidings"
    cmp "$one/tidings" "$other/tidings"
    diff -r "$one/site" "$other/site"
    # Nothing in it says where it was built.
    if grep -aoF -e "$folder" -e "$sources" -e "$HOME/" -e somewhere/else "$one/tidings"; then
        echo "the program says where it was built" >&2
        return 1
    fi
    echo "the same program, of $(stat --format %s "$one/tidings") bytes, and the same site"
}

# Name, place of the sources, umask, environment: builds the program there, and the example with it.
stranger() {
    local root=$folder/$1 place=$2 mask=$3
    machine "$root"
    copy "$root/$place"
    # The compiler without its books, and the crates: what is fetched is the same for everyone.
    mkdir "$root/compiler" "$root/$place/crates"
    tar -C "$(rustc --print sysroot)" --exclude=./share -c . | tar -C "$root/compiler" -x
    tar -C "$CARGO_HOME" --exclude=registry/src -c registry | tar -C "$root/$place/crates" -x
    local at=$root
    is_machine "$root" && at=
    inside "$root" env -i "PATH=$at/compiler/bin:/usr/sbin:/usr/bin:/sbin:/bin" "HOME=$at/$place" \
        "CARGO_HOME=$at/$place/crates" CARGO_NET_OFFLINE=true "${@:4}" bash -euc "
            umask $mask && cd '$at/$place'
            tests/reproducible.sh build target/built
            target/built/tidings build --now 2026-12-03T01:10:00Z --output target/built/site"
    rm -rf "$root/$place/target/built/target" "$root/$place/target/built/crates"
}

# A folder that is the root of a Debian like this one, if that can be made; else it is a folder.
machine() {
    mkdir "$1"
    [[ $(id -u) == 0 ]] && command -v debootstrap >/dev/null || return 0
    debootstrap --variant=minbase --include=build-essential "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$1" >/dev/null
    mount -t proc proc "$1/proc"
}

is_machine() { [[ -e $1/etc/debian_version ]]; }

inside() { if is_machine "$1"; then chroot "$@"; else "${@:2}"; fi; }

clear_away() {
    umount -q "$folder"/*/proc 2>/dev/null || true
    rm -rf --one-file-system "$folder"
}

# The sources as git has them, with what is not committed yet.
copy() {
    mkdir -p "$1"
    (cd "$sources" && git ls-files -z --cached --others --exclude-standard | tar -c --null --files-from=-) | tar -x -C "$1"
}

main "$@"
