// What must hold in every editor of the gallery, in each real browser of this machine: build `examples/editors` first.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browsers, launch } from "./desk.js";

assert.ok(browsers.length > 0, "no browser: run this with `cargo xtask test`");

const DIST = fileURLToPath(new URL(process.env.HELDER_GALLERY ?? "../../examples/editors/dist/", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const modifier = process.platform === "darwin" ? "Meta" : "Control";

/** Serves the gallery. Under `/without/` the engine cannot be had: there the editors are as they are without Helder. */
async function serve() {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const without = path.startsWith("/without/");
    const file = path.replace(/^\/without\//, "/");
    try {
      const body = without && /\/letters[._]/.test(file) ? "throw new Error('no engine here')" : await readFile(join(DIST, file));
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/**
 * Each editor: what it would save, how much can be undone (where that can be counted), asked in the page; how to put another
 * letter in it, and its key to redo when it is not that of most.
 */
const editors = {
  tiptap: {
    content: () => gallery.editor.getHTML(),
    depth: () => gallery.editor.state.history$.done.eventCount,
    write: (paragraphs) => gallery.editor.commands.setContent(paragraphs.map((text) => `<p>${text}</p>`).join("")),
  },
  ckeditor: {
    redo: "y",
    content: () => gallery.editor.getData(),
    depth: () => gallery.editor.model.document.version,
    write: (paragraphs) => gallery.editor.setData(paragraphs.map((text) => `<p>${text}</p>`).join("")),
  },
  tinymce: {
    redo: "y",
    content: () => gallery.editor.getContent(),
    depth: () => gallery.editor.undoManager.data.length,
    write: (paragraphs) => gallery.editor.setContent(paragraphs.map((text) => `<p>${text}</p>`).join("")),
  },
  quill: {
    content: () => JSON.stringify(gallery.editor.getContents()),
    depth: () => gallery.editor.history.stack.undo.length,
    write: (paragraphs) => gallery.editor.setText(paragraphs.join("\n")),
  },
  codemirror: {
    redo: "y",
    content: () => gallery.editor.state.doc.toString(),
    write: (paragraphs) => gallery.editor.dispatch({ changes: { from: 0, to: gallery.editor.state.doc.length, insert: paragraphs.join("\n\n") } }),
  },
  contenteditable: {
    content: () => gallery.editor.innerHTML,
    write: (paragraphs) => gallery.editor.replaceChildren(...paragraphs.map((text) => Object.assign(document.createElement("p"), { textContent: text }))),
  },
  textarea: {
    content: () => gallery.editor.value,
    write: (paragraphs) => (gallery.editor.value = paragraphs.join("\n\n")),
    // Browsers cannot mark words in a field.
    unmarked: true,
  },
};

const ready = (page) => page.waitForFunction(() => globalThis.gallery?.session?.report && !gallery.session.pending);

/** How many marks can be seen: ranges of highlights in the page or its frame. */
const shown = (page) =>
  page.evaluate(() => {
    const frame = document.querySelector("#place iframe");
    const views = [globalThis, ...(frame ? [frame.contentWindow] : [])];
    const ranges = views.flatMap((view) => [...(view.CSS.highlights ?? [])].filter(([name]) => name.startsWith("helder-")).map(([, highlight]) => highlight.size));
    return ranges.reduce((sum, size) => sum + size, 0);
  });

/** Waits until so many marks can be seen: an editor may first have to know where its caret is. */
async function sees(page, enough) {
  for (let i = 0; i < 60 && !enough(await shown(page)); i += 1) await new Promise((done) => setTimeout(done, 50));
  const count = await shown(page);
  assert.ok(enough(count), `${count} marks`);
}

/** Puts the caret behind the first of these words, as a person would: the keyboard is in the editor then. */
async function caretBehind(page, words) {
  await page.evaluate((words) => {
    const { source } = gallery.session;
    const start = source.text().indexOf(words);
    source.reveal(start, start + words.length);
  }, words);
  await page.keyboard.press("ArrowRight");
}

/** Where the caret is: the words around it, and the DOM's own places. */
const caret = (page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    if (active?.selectionStart !== undefined) return { at: [active.selectionStart, active.selectionEnd] };
    const selection = (active?.contentDocument ?? document).getSelection();
    const { anchorNode, focusNode } = selection;
    // In words: elements around them may be others.
    const offset = (node, at) => {
      const range = node.ownerDocument.createRange();
      range.setStart(node.ownerDocument.body, 0);
      range.setEnd(node, at);
      return range.toString().length;
    };
    return { at: [offset(anchorNode, selection.anchorOffset), offset(focusNode, selection.focusOffset)], keyboard: active?.tagName };
  });

async function chord(page, key, ...held) {
  for (const one of held) await page.keyboard.down(one);
  await page.keyboard.press(key);
  for (const one of [...held].reverse()) await page.keyboard.up(one);
}

/** Every finding lies on its own words in the letter as it stands. */
const astray = () => {
  const text = gallery.session.source.text();
  return gallery.session.findings.filter((finding) => text.slice(finding.start, finding.end) !== finding.text).map((finding) => finding.id);
};

/** How often a key is timed. */
const ROUNDS = 9;

/** Times the next key, in the page: until one more "sommeren" bears a mark or is found, or not beyond the key itself, and until that is painted. */
function timeNextKey(until) {
  const frame = document.querySelector("#place iframe");
  const view = frame?.contentWindow ?? globalThis;
  const { session } = gallery;
  const isWord = (text) => text === "sommeren";
  const count = {
    "at once": () => Infinity,
    found: () => session.findings.filter(({ text }) => isWord(text)).length,
    marked() {
      const ranges = [...view.CSS.highlights].flatMap(([name, ranges]) => (name.startsWith("helder-") ? [...ranges] : []));
      return ranges.filter((range) => isWord(range.toString())).length;
    },
  }[until];
  const before = until === "at once" ? 0 : count();
  globalThis.time = undefined;
  view.addEventListener(
    "keydown",
    () => {
      const began = performance.now();
      const look = () => {
        if (globalThis.time !== undefined || count() <= before) return;
        const marked = performance.now() - began;
        globalThis.time = null;
        stop();
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => (globalThis.time = { marked, painted: performance.now() - began })));
      };
      const stop = session.subscribe(look);
      const observer = new view.MutationObserver(look);
      observer.observe(view.document, { subtree: true, childList: true, attributes: true, characterData: true });
      if (until === "at once") look();
    },
    { capture: true, once: true },
  );
}

const PLAIN =
  "Uw rekening van oktober staat nog open. Misschien bent u het vergeten. Dat kan iedereen gebeuren. Lukt het niet om alles in één keer te betalen? Bel ons dan gerust. " +
  "We denken graag met u mee. Betalen in delen kan ook.";

/** Whether the editor has its letter. */
const written = () => {
  const place = document.querySelector("#place");
  const body = place.querySelector("iframe")?.contentDocument?.body;
  return [place.textContent, body?.textContent, place.querySelector("textarea:not([aria-hidden])")?.value].some((text) => text?.includes("Invordering"));
};

/** All that the editor has put in the page, but for ids that it draws anew each time. */
const traces = () => {
  const place = document.querySelector("#place");
  const frame = place.querySelector("iframe")?.contentDocument;
  const html = [place, frame?.documentElement].map((element) => element?.outerHTML.replace(/e[0-9a-f]{32}|\b(aria|tiny|mce)[\w-]*?\d[\w-]*|without\//g, ""));
  const sheets = [document, frame].map((page) => page?.adoptedStyleSheets.length);
  const highlights = [document, frame].map((page) => page?.defaultView.CSS.highlights?.size);
  return { html, sheets, highlights };
};

for (const [browserName, path] of browsers) {
  describe(browserName, () => {
    let browser, server;
    before(async () => {
      server = await serve();
      browser = await launch(browserName, path);
    });
    after(async () => {
      await browser?.close();
      server?.stop();
    });

    async function open(name) {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      const seen = { errors: [], requests: [] };
      page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
      page.on("pageerror", (error) => seen.errors.push(String(error)));
      page.on("request", (request) => seen.requests.push(request.url()));
      await page.goto(`${server.url}${name}.html`, { waitUntil: "load" });
      return { page, seen };
    }

    /** A test on a page of its own; at the end nothing may have gone wrong or gone out. */
    const spec = (title, name, run) =>
      test(title, async () => {
        const { page, seen } = await open(name);
        try {
          await run(page);
        } finally {
          await page.close();
        }
        assert.deepEqual(seen.errors, []);
        assert.deepEqual(seen.requests.filter((url) => !url.startsWith(server.url) && !/^(data|blob|about):/.test(url)), []);
      });

    for (const [name, { content, depth, write, redo, unmarked }] of Object.entries(editors)) {
      describe(name, () => {
        const steps = (page) => (depth ? page.evaluate(depth) : undefined);

        spec("marks change neither the content, nor the undo history, nor the caret", name, async (page) => {
          await ready(page);
          await caretBehind(page, "Groningen, 23");
          const marks = await page.evaluate(() => gallery.session.findings.map(({ id, start, end, category, severity, message }) => ({ id, start, end, category, severity, message })));
          assert.ok(marks.length > 20, `${marks.length}`);
          const state = async () => ({ content: await page.evaluate(content), steps: await steps(page), caret: await caret(page) });
          const enough = (count) => (unmarked ? count === 0 : count > 20);
          const marked = await state();
          await sees(page, enough);
          await page.evaluate(() => gallery.session.source.mark([]));
          await sees(page, (count) => count === 0);
          assert.deepEqual(await state(), marked);
          await page.evaluate((marks) => gallery.session.source.mark(marks), marks);
          await sees(page, enough);
          assert.deepEqual(await state(), marked);
          await chord(page, "z", modifier);
          assert.deepEqual(await state(), marked);
        });

        spec("marks that come just as the caret moves leave it where it went", name, async (page) => {
          await ready(page);
          await caretBehind(page, "Afdeling");
          await ready(page);
          const expected = await page.evaluate(() => {
            const active = document.activeElement;
            const { source } = gallery.session;
            if (active.selectionStart !== undefined) {
              active.setSelectionRange(9, 9);
              source.mark([]);
              return 9;
            }
            const root = active.contentDocument?.body ?? active;
            const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            while (!texts.nextNode().data.includes("bankrekening"));
            const node = texts.currentNode;
            root.ownerDocument.getSelection().collapse(node, node.data.indexOf("bankrekening") + 4);
            source.mark([]);
            const before = root.ownerDocument.createRange();
            before.setStart(root.ownerDocument.body, 0);
            before.setEnd(node, node.data.indexOf("bankrekening") + 4);
            return before.toString().length;
          });
          await sees(page, (count) => count === 0);
          await new Promise((done) => setTimeout(done, 300));
          assert.deepEqual((await caret(page)).at, [expected, expected]);
        });

        spec("a replacement is one step, and so are all of them; the caret stays with its words", name, async (page) => {
          await ready(page);
          await caretBehind(page, "Afdeling");
          const [content0, caret0] = [await page.evaluate(content), await caret(page)];
          const word = await page.evaluate(() => {
            const finding = gallery.session.findings.find(({ text }) => text === "sommeren");
            return gallery.session.apply(finding.id) && finding.suggestions[0].replacement;
          });
          assert.ok(word);
          const content1 = await page.evaluate(content);
          assert.equal(content1, content0.replace("sommeren", word));
          assert.deepEqual(await caret(page), caret0);
          assert.deepEqual(await page.evaluate(astray), []);
          const replaced = await page.evaluate(() => gallery.session.applyAll());
          assert.ok(replaced > 5, `${replaced}`);
          const content2 = await page.evaluate(content);
          assert.notEqual(content2, content1);
          await chord(page, "z", modifier);
          assert.equal(await page.evaluate(content), content1);
          await chord(page, "z", modifier);
          assert.equal(await page.evaluate(content), content0);
          await (redo === "y" ? chord(page, "y", modifier) : chord(page, "z", modifier, "Shift"));
          assert.equal(await page.evaluate(content), content1);
        });

        spec("what is typed is a step of its own beside a replacement", name, async (page) => {
          await ready(page);
          await caretBehind(page, "Wij sommeren");
          await page.keyboard.type(" nu");
          const content0 = await page.evaluate(content);
          await page.evaluate(() => gallery.session.apply(gallery.session.findings.find(({ text }) => text === "sommeren").id));
          const content1 = await page.evaluate(content);
          await page.keyboard.type(" echt");
          await chord(page, "z", modifier);
          // An editor may take back less than all that was typed at once, never more.
          for (let i = 0; i < 6 && (await page.evaluate(content)) !== content1; i += 1) await chord(page, "z", modifier);
          assert.equal(await page.evaluate(content), content1);
          await chord(page, "z", modifier);
          assert.equal(await page.evaluate(content), content0);
        });

        spec("a hard word that is typed gets its mark; an edit before them moves the marks at once", name, async (page) => {
          await ready(page);
          await page.evaluate(() => {
            globalThis.wrong = [];
            gallery.session.source.onChange(() => {
              const text = gallery.session.source.text();
              wrong.push(...gallery.session.findings.filter(({ start, end, text: words }) => text.slice(start, end) !== words).map(({ text: words }) => words));
            });
          });
          await caretBehind(page, "Postbus 1840");
          await page.keyboard.type("xyz");
          assert.deepEqual(await page.evaluate(() => wrong), []);
          assert.deepEqual(await page.evaluate(astray), []);
          await ready(page);
          const before = await shown(page);
          await caretBehind(page, "gehoor te geven.");
          await page.keyboard.type(" Dientengevolge");
          await page.waitForFunction(() => gallery.session.findings.filter(({ text }) => text === "Dientengevolge").length === 2);
          await sees(page, (count) => (unmarked ? count === 0 : count > before));
          assert.deepEqual(await page.evaluate(astray), []);
          // Back where it came from: the letter reads as before, and so do its marks.
          await chord(page, "z", modifier);
          await page.waitForFunction(() => !gallery.session.pending);
          assert.deepEqual(await page.evaluate(astray), []);
        });

        spec("an input method is left alone until it is done", name, async (page) => {
          await ready(page);
          await caretBehind(page, "gehoor te geven.");
          await page.keyboard.type(" ");
          await ready(page);
          await page.evaluate(() => {
            globalThis.marked = 0;
            const { source } = gallery.session;
            const { mark } = source;
            source.mark = (marks) => {
              marked += 1;
              mark.call(source, marks);
            };
          });
          if (browserName === "chrome") {
            const client = await page.createCDPSession();
            for (const text of ["d", "der", "derhalve"]) {
              await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
              await new Promise((done) => setTimeout(done, 400));
            }
            assert.equal(await page.evaluate(() => gallery.session.source.composing()), true);
            assert.equal(await page.evaluate(() => marked), 0);
            await client.send("Input.insertText", { text: "derhalve" });
          } else {
            // No real input method can be had here: its events, and findings that would be shown anew meanwhile.
            const compose = (type) =>
              page.evaluate((type) => {
                const root = document.activeElement.contentDocument?.body ?? document.activeElement;
                root.dispatchEvent(new root.ownerDocument.defaultView.CompositionEvent(type, { bubbles: true, data: "" }));
              }, type);
            const composing = () => page.evaluate(() => gallery.session.source.composing());
            await compose("compositionstart");
            // CodeMirror says so from the first character on.
            const begun = await composing();
            if (!begun) await page.keyboard.type("d");
            assert.equal(await composing(), true);
            await page.evaluate(() => {
              gallery.session.ignore(gallery.session.findings[0].id);
              return gallery.session.refresh().then(() => undefined);
            });
            await new Promise((done) => setTimeout(done, 1000));
            assert.equal(await page.evaluate(() => marked), 0);
            await compose("compositionend");
            await page.waitForFunction(() => marked > 0);
            await page.keyboard.type(begun ? "derhalve" : "erhalve");
          }
          await page.waitForFunction(() => !gallery.session.source.composing() && gallery.session.findings.filter(({ text }) => text === "derhalve").length === 2);
          assert.deepEqual(await page.evaluate(astray), []);
          assert.equal(await page.evaluate(() => gallery.session.source.text().split("geven. derhalve").length), 2);
        });

        spec("a click on a mark asks for its finding, and so does the keyboard", name, async (page) => {
          await ready(page);
          await page.evaluate(() => {
            globalThis.asked = [];
            gallery.session.onOpen((finding) => asked.push(finding.text));
          });
          const at = await page.evaluate(() => {
            const { source } = gallery.session;
            const { start, end } = gallery.session.findings.find(({ text }) => text === "sommeren");
            const box = source.place(start, end);
            return [box.x + 12, box.y + box.height / 2];
          });
          await page.mouse.click(...at);
          await page.waitForFunction(() => asked.length === 1);
          await caretBehind(page, "derha");
          await chord(page, ".", modifier);
          await page.waitForFunction(() => asked.length === 2);
          assert.deepEqual(await page.evaluate(() => asked), ["sommeren", "derhalve"]);
        });

        spec("it leaves without a trace", name, async (page) => {
          await ready(page);
          await page.evaluate(() => {
            gallery.session.dispose();
            gallery.session.source.dispose();
          });
          assert.equal(await shown(page), 0);
          const { page: pristine } = await open(`without/${name}`);
          await pristine.waitForFunction(written);
          // Fonts and toolbars come in their own time.
          await pristine.waitForNetworkIdle({ idleTime: 300 }).catch(() => undefined);
          const expected = await pristine.evaluate(traces);
          await pristine.close();
          assert.deepEqual(await page.evaluate(traces), expected);
        });

        // Firefox cannot be slowed down.
        if (browserName === "chrome") {
          spec("from a key to its mark: 3,000 words on a machine four times as slow", name, async (page) => {
            await ready(page);
            const stern = await page.evaluate(() => gallery.session.source.text().split("\n\n").map((text) => text.replaceAll(/\s+/g, " ")));
            const long = Array.from({ length: 7 }, () => [...stern, ...Array(8).fill(PLAIN)]).flat();
            await page.evaluate(write, long);
            await page.waitForFunction(() => gallery.session.report.counts.words > 2800 && !gallery.session.pending, { timeout: 20_000 });
            const words = await page.evaluate(() => gallery.session.report.counts.words);
            await page.emulateCPUThrottling(4);
            await caretBehind(page, "Postbus 1840");
            const timed = async (until) => {
              const times = [];
              for (let round = 0; round < ROUNDS; round += 1) {
                await page.keyboard.type(" sommere");
                await page.waitForFunction(() => !gallery.session.pending);
                await new Promise((done) => setTimeout(done, 500));
                await page.evaluate(timeNextKey, until);
                await page.keyboard.press("n");
                await page.waitForFunction(() => globalThis.time, { timeout: 10_000 });
                times.push(await page.evaluate(() => globalThis.time));
              }
              return times;
            };
            const times = await timed(unmarked ? "found" : "marked");
            // The same keys when Helder has left: what the editor and the browser take themselves.
            await page.evaluate(() => {
              gallery.session.dispose();
              gallery.session.source.dispose();
            });
            const bare = await timed("at once");
            const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];
            const [marked, painted] = [median(times.map((time) => time.marked)), median(times.map((time) => time.painted))];
            const alone = median(bare.map((time) => time.painted));
            console.log(
              `# ${browserName}, ${name}: ${words} words, 4 times slowed down; key to mark ${marked.toFixed(0)} ms, painted ${painted.toFixed(0)} ms, without Helder ${alone.toFixed(0)} ms`,
            );
            // The budget is 50 ms. On a machine that does other things as well an editor may take longer than that by itself.
            assert.ok(marked <= Math.max(50, 1.5 * alone), `${marked} ms to the mark`);
          });
        }

        spec("twenty pages can be written on", name, async (page) => {
          await ready(page);
          const stern = await page.evaluate(() => gallery.session.source.text().split("\n\n").map((text) => text.replaceAll(/\s+/g, " ")));
          await page.evaluate(write, Array.from({ length: 20 }, () => [...stern, ...Array(8).fill(PLAIN)]).flat());
          await page.waitForFunction(() => gallery.session.report.counts.words > 8000 && !gallery.session.pending, { timeout: 20_000 });
          await caretBehind(page, "Postbus 1840");
          await page.evaluate(() => {
            globalThis.times = [];
            const view = document.activeElement.contentWindow ?? globalThis;
            view.addEventListener("keydown", () => {
              const start = performance.now();
              requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - start)));
            }, true);
          });
          await page.keyboard.type(" en ook hier staat iets", { delay: 40 });
          await page.waitForFunction(() => times.length >= 20);
          const times = (await page.evaluate(() => times)).sort((a, b) => a - b);
          const [median, worst] = [times[times.length >> 1], times.at(-1)];
          console.log(`# ${browserName}, ${name}: ${await page.evaluate(() => gallery.session.report.counts.words)} words, ${await page.evaluate(() => gallery.session.findings.length)} findings; key to paint ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms`);
          await page.waitForFunction(() => !gallery.session.pending, { timeout: 20_000 });
          assert.deepEqual(await page.evaluate(astray), []);
        });
      });
    }

    spec("two letters on one page do not know of each other", "together", async (page) => {
      await page.waitForFunction(() => globalThis.gallery?.letters.every(({ session }) => session.report && !session.pending));
      const state = () => page.evaluate(() => gallery.letters.map(({ session }) => ({ text: session.source.text(), findings: session.findings.map(({ id, start, end }) => `${id} ${start} ${end}`) })));
      const before = await state();
      assert.equal(before.length, 14);
      for (let i = 0; i < before.length; i += 2) {
        await page.evaluate((i) => {
          const { source } = gallery.letters[i].session;
          source.reveal(0, 3);
        }, i);
        await page.keyboard.press("ArrowRight");
        await page.keyboard.type(" indien");
        await page.waitForFunction((i) => !gallery.letters[i].session.pending && gallery.letters[i].session.findings.some(({ text }) => text === "indien"), {}, i);
      }
      const now = await state();
      for (let i = 0; i < before.length; i += 2) {
        assert.equal(now[i].text, before[i].text.replace("Wij", "Wij indien"));
        assert.deepEqual(now[i + 1], before[i + 1]);
      }
      const [marks, others] = await page.evaluate(() => {
        for (const [i, { session }] of gallery.letters.entries()) {
          if (i % 2 === 1) continue;
          session.dispose();
          session.source.dispose();
        }
        return [0, 1].map((odd) => gallery.letters.filter((_, i) => i % 2 === odd).map(({ sheet }) => marksIn(sheet)));
        function marksIn(sheet) {
          const frame = sheet.querySelector("iframe");
          const view = frame?.contentWindow ?? globalThis;
          const ranges = [...view.CSS.highlights.values()].flatMap((highlight) => [...highlight]).filter((range) => frame || sheet.contains(range.startContainer));
          return ranges.length;
        }
      });
      assert.deepEqual(marks, [0, 0, 0, 0, 0, 0, 0]);
      assert.ok(others.slice(0, 6).every((count) => count > 0), `${others}`);
    });
  });
}
