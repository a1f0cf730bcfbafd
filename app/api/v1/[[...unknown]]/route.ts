import { problem } from "@/app/api/handler/answer";
import { refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";

/** No operation has this address; the answer has the form of every other refusal. */
function noOperation(): Response {
  return problem(refused("not-found", reason("Validation.noOperation")));
}

export {
  noOperation as GET,
  noOperation as POST,
  noOperation as PUT,
  noOperation as PATCH,
  noOperation as DELETE,
};
