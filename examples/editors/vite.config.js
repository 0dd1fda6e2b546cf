import { defineConfig } from "vite";

const pages = ["index", "tiptap", "ckeditor", "tinymce", "quill", "codemirror", "contenteditable", "textarea", "together"];

/** CodeMirror writes a `<style>` element of its own, TinyMCE `style` attributes when it undoes. Helder and the other editors need nothing inline. */
const ownStyles = ["tinymce", "codemirror", "together"];

// A page may run its own code and its WebAssembly, and may talk to nobody. Only in the build: the development server needs its own socket.
const contentSecurityPolicy = (page) =>
  [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self'${ownStyles.includes(page) ? " 'unsafe-inline'" : ""}`,
    "connect-src 'none'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

export default defineConfig({
  base: "./",
  build: {
    target: ["chrome123", "firefox140", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: false,
    chunkSizeWarningLimit: 2500,
    rolldownOptions: {
      input: pages.map((page) => `${page}.html`),
      // TinyMCE's icons and theme look for the global that its core has set before.
      output: { strictExecutionOrder: true },
    },
  },
  server: { fs: { allow: ["..", "../../js"] } },
  plugins: [
    {
      name: "content-security-policy",
      apply: "build",
      transformIndexHtml: (_html, { filename }) => {
        const page = pages.find((name) => filename.endsWith(`/${name}.html`));
        return [{ tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy(page) }, injectTo: "head-prepend" }];
      },
    },
  ],
});
