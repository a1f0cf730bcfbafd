import words from "./en-deletion.json";
import { addWords } from "./words";

addWords(words);
