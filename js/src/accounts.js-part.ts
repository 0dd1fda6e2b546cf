import code from "./accounts.script.js";
import glue from "./accounts_bg.js";
import drafts from "./drafts.js";
import messages from "./messages.js";
import packs from "./packs.js";

export default { glue, code, messages, packs, drafts };
