import words from "./en-projects.json";
import { addWords } from "./words";

addWords(words);
