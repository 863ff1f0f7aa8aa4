//! Links the program at a fixed place in memory on Linux. minify-html carries a table of 9.5 MB that is full of pointers; in
//! a position-independent program each of them is written anew at every start, which takes 8 ms and 13 MB.

#![allow(
    clippy::disallowed_methods,
    reason = "a build script is told by the environment what it builds for"
)]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |key: &str| std::env::var(format!("CARGO_CFG_TARGET_{key}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
