import code from "./letters.script.js";
import glue from "./letters_bg.js";
import messages from "./messages.js";

export default { glue, code, messages };
