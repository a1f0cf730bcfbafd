import words from "./en-revise.json";
import { addWords } from "./words";

addWords(words);
