import words from "./en-source-files.json";
import { addWords } from "./words";

addWords(words);
