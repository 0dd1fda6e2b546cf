import * as code from "./letters.script.js";
import * as glue from "./letters_bg.js";
import messages from "./messages.js";

export default { glue, code, messages };
