import words from "./en-query.json";
import { addWords } from "./words";

addWords(words);
