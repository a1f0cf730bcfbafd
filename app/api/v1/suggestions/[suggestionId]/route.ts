import { handle } from "@/app/api/handler/handle";
import { decideSuggestionCall, removeSuggestionCall } from "@/lib/contract/suggestions";
import { decideSuggestion } from "@/server/suggestion/decide";
import { removeSuggestion } from "@/server/suggestion/write";

export const PUT = handle(decideSuggestionCall, (viewer, { params, body, expected }) =>
  decideSuggestion(viewer, params.suggestionId, expected, body),
);

export const DELETE = handle(removeSuggestionCall, (viewer, { params, expected }) =>
  removeSuggestion(viewer, params.suggestionId, expected),
);
