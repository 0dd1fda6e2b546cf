import base64 from "./accounts.inline.js";
import glue from "./accounts_bg.js";
import drafts from "./drafts.js";
import messages from "./messages.js";
import packs from "./packs.js";

export default { glue, base64, messages, packs, drafts };
