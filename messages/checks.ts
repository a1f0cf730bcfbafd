import words from "./en-checks.json";
import { addWords } from "./words";

addWords(words);
