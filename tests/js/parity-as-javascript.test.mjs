// The engine as JavaScript gives the bytes of the command line, and so those of WebAssembly.
process.env.HELDER_ENGINE = "js";
await import("./parity.test.mjs");
