import words from "./en-agreement-on-text.json";
import { addWords } from "./words";

addWords(words);
