import words from "./en-adjudication.json";
import { addWords } from "./words";

addWords(words);
