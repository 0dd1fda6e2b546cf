import base64 from "./desk.inline.js";
import glue from "./desk_bg.js";
import packs from "./packs.js";

export default { glue, base64, packs };
