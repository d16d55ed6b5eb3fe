"""Ask a document: LlamaIndex cuts it up, lmoe's encoder makes the vectors, Qdrant keeps them, an expert answers.

pip install llama-index-core llama-index-llms-ollama llama-index-embeddings-ollama llama-index-vector-stores-qdrant qdrant-client
lmoe serve
python examples/rag.py "What does the router do when nothing fits?"
"""

import argparse
from pathlib import Path

from llama_index.core import Document, PromptTemplate, StorageContext, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.embeddings.ollama import OllamaEmbedding
from llama_index.llms.ollama import Ollama
from llama_index.vector_stores.qdrant import QdrantVectorStore
from qdrant_client import QdrantClient

DOCUMENT = Path(__file__).parent.parent / "docs" / "routing.md"

PROMPT = PromptTemplate("{context_str}\n\nWith this in mind, answer in one sentence: {query_str}")
"""Short, since the packaged base reads 1,024 tokens in all."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("question")
    parser.add_argument("--document", type=Path, default=DOCUMENT, help="a text file")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--model", default="auto", help="auto lets the router pick the expert")
    args = parser.parse_args()

    index = VectorStoreIndex.from_documents(
        [Document(text=args.document.read_text("utf-8"))],
        storage_context=StorageContext.from_defaults(vector_store=QdrantVectorStore("rag", client=QdrantClient(":memory:"))),
        embed_model=OllamaEmbedding(model_name=args.model, base_url=args.url),
        transformations=[SentenceSplitter(chunk_size=128, chunk_overlap=16)],
    )
    model = Ollama(model=args.model, base_url=args.url, request_timeout=300)
    answer = index.as_query_engine(llm=model, text_qa_template=PROMPT, similarity_top_k=2).query(args.question)
    print("answer:", answer)
    for found in answer.source_nodes:
        print(f"source ({found.score:.2f}):", " ".join(found.text.split())[:100])


if __name__ == "__main__":
    main()
