import words from "./en-members.json";
import { addWords } from "./words";

addWords(words);
