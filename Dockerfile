# CPU image with the embedded default: docker build -t lmoe . && docker run -p 8000:8000 lmoe
FROM python:3.11-slim
WORKDIR /opt/lmoe
COPY . .
RUN pip install --no-cache-dir -c constraints.txt . && rm -rf /opt/lmoe
RUN useradd --create-home lmoe
USER lmoe
WORKDIR /home/lmoe
EXPOSE 8000
ENTRYPOINT ["lmoe"]
CMD ["serve", "--host", "0.0.0.0"]
