export { startOpenaiSandbox, type OpenaiSandbox } from './openai-sandbox.js';
export type { Behaviour } from './behaviour.js';
export type { ChatRequest } from './chat-request.js';
