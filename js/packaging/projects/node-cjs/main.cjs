// CommonJS: `require` where Node can (20.19, 22.12 and later), `import()` everywhere.
const { createHelderSync } = require("helder/sync");
const { clarity } = createHelderSync().scoreLetter("Wij sommeren u het bedrag per ommegaande te voldoen.", { purpose: "reminder" });
import("helder").then(async ({ createHelder }) => {
  const again = (await createHelder()).scoreLetter("Wij sommeren u het bedrag per ommegaande te voldoen.", { purpose: "reminder" });
  if (again.clarity.score !== clarity.score) throw new Error("two answers");
  console.log(`clarity ${clarity.score}`);
});
