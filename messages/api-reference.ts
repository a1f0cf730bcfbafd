import words from "./en-api-reference.json";
import { addWords } from "./words";

addWords(words);
