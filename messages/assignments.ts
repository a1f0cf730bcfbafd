import words from "./en-assignments.json";
import { addWords } from "./words";

addWords(words);
