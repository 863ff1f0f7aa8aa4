//! A doorstep: arguments in, exit status out.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    tidings::shell::run(std::env::args_os())
}
