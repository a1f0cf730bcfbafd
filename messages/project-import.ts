import words from "./en-project-import.json";
import { addWords } from "./words";

addWords(words);
