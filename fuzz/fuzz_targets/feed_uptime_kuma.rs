#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::feeds::uptime_kuma(bytes));
