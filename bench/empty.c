/* A process that does nothing: what starting one costs on this machine. */
int main(void) { return 0; }
