import words from "./en-find-all.json";
import { addWords } from "./words";

addWords(words);
