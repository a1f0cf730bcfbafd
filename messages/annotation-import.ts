import words from "./en-annotation-import.json";
import { addWords } from "./words";

addWords(words);
