import base64 from "./letters.inline.js";
import glue from "./letters_bg.js";
import messages from "./messages.js";

export default { glue, base64, messages };
