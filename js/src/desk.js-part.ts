import glue from "./desk_bg.js";
import code from "./desk.script.js";
import packs from "./packs.js";

export default { glue, code, packs };
