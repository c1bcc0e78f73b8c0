from inner import Fill, Gate
from wrapper import ModelWrapper

if __name__ == "__main__":
    for model in (ModelWrapper(Gate()), ModelWrapper(Fill())):
        model.eval()
