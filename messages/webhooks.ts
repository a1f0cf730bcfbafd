import words from "./en-webhooks.json";
import { addWords } from "./words";

addWords(words);
