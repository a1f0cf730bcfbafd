import { problem } from "@/app/api/handler/answer";
import { refused } from "@/lib/outcome";
import { translator } from "@/server/platform/messages";

/** There is nothing at this address; answered in the form of every other refusal. */
function nothing(): Response {
  return problem(refused("not-found", translator("Validation")("noOperation")));
}

export { nothing as GET, nothing as POST, nothing as PUT, nothing as PATCH, nothing as DELETE };
