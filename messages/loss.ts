import words from "./en-loss.json";
import { addWords } from "./words";

addWords(words);
