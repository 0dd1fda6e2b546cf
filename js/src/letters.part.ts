import base64 from "./letters.inline.js";
import * as glue from "./letters.js";

export default { glue, base64 };
