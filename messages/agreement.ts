import words from "./en-agreement.json";
import { addWords } from "./words";

addWords(words);
