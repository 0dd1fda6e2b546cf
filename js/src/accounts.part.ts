import base64 from "./accounts.inline.js";
import * as glue from "./accounts.js";
import drafts from "./drafts.js";
import packs from "./packs.js";

export default { glue, base64, packs, drafts };
