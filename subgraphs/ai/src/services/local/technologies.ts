/** Technologies as people write them; matched in any case. */
const anyCase = `
  JavaScript, TypeScript, Python, Golang, Kotlin, PHP, Scala, Elixir, Haskell, Clojure, Erlang, Fortran, COBOL, Solidity,
  WebAssembly, GraphQL, PostgreSQL, MySQL, SQLite, MongoDB, Redis, Elasticsearch, Cassandra, DynamoDB, Supabase, Firebase,
  Node.js, Deno, React Native, React, Redux, Next.js, Nuxt, Vue.js, Vue, Angular, SvelteKit, Svelte, SolidJS, Preact,
  jQuery, D3.js, Three.js, WebGL, WebGPU, WebRTC, WebSocket, Tailwind CSS, Tailwind, Bootstrap, Sass, Storybook, Vite,
  Webpack, NestJS, Fastify, Django, FastAPI, Laravel, Symfony, Ruby on Rails, Spring Boot, ASP.NET, .NET, C++, C#,
  Flutter, SwiftUI, Jetpack Compose, Electron, Tauri, Expo, Ionic, Docker, Kubernetes, Terraform, Ansible, Jenkins,
  GitHub Actions, AWS, Google Cloud, Azure, Cloudflare, Vercel, Netlify, Heroku, Kafka, RabbitMQ, MQTT, gRPC,
  TensorFlow, PyTorch, scikit-learn, Keras, OpenCV, Hugging Face, LangChain, OpenAI, pandas, NumPy, Jupyter, Matplotlib,
  Tableau, Power BI, Apache Spark, Airflow, dbt, Snowflake, BigQuery, Unity3D, Unreal Engine, Godot, Blender, Figma,
  Photoshop, InDesign, After Effects, WordPress, Shopify, Webflow, Contentful, Strapi, Stripe, Twilio, Arduino,
  Raspberry Pi, ESP32, Playwright, Cypress, Selenium, Prisma, Apollo, Linux, Bash, MATLAB, LaTeX, OpenStreetMap, Mapbox,
  Leaflet, PostGIS, Weaviate, Ableton
`;

/** English words that are also technologies: only with their capital letter, and not at the start of a sentence. */
const asWritten =
  'Rust, Swift, Ruby, Java, Go, Unity, Sketch, Express, Flask, Spring, Rails, Spark, Astro, Remix, Expo';

const listed = (names: string): readonly string[] =>
  names.split(',').map((name) => name.trim().replace(/\s+/g, ' '));
const caseless = listed(anyCase);
const cased = listed(asWritten);
const byLower = new Map([...caseless, ...cased].map((name) => [name.toLowerCase(), name]));

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const alternatives = (names: readonly string[]): string =>
  names
    .toSorted((one, other) => other.length - one.length)
    .map(escaped)
    .join('|');
const caselessPattern = new RegExp(
  `(?<![\\p{L}\\p{N}.@/])(?:${alternatives(caseless)})(?![\\p{L}\\p{N}#+]|\\.[\\p{L}])`,
  'giu',
);
const casedPattern = new RegExp(`(?<=[\\p{Ll}\\p{N},] )(?:${alternatives(cased)})(?![\\p{L}\\p{N}])`, 'gu');

/** How a technology is written, or undefined when the word is none that is known. */
export function technologyNamed(word: string): string | undefined {
  return byLower.get(word.toLowerCase());
}

/** Technologies that a text names, each as it is written properly, in the order of their first mention. */
export function technologiesIn(text: string): readonly string[] {
  const found = [...text.matchAll(caselessPattern), ...text.matchAll(casedPattern)];
  found.sort((one, other) => one.index - other.index);
  return [...new Set(found.map(([name]) => byLower.get(name.toLowerCase()) ?? name))];
}
