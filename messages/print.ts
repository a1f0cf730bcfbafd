import words from "./en-print.json";
import { addWords } from "./words";

addWords(words);
