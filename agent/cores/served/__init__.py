"""The core that asks a language model on a server with OpenAI's chat protocol: LMDeploy, vLLM, llama.cpp, Ollama."""
