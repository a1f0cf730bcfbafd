import words from "./en-properties.json";
import { addWords } from "./words";

addWords(words);
